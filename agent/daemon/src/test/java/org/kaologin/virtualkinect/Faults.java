package org.kaologin.virtualkinect;

/** What is wrong with the device or its surroundings just now. Guarded by the device's lock. */
final class Faults {
  boolean unplugged;
  boolean busy;
  boolean withoutPermission;
  boolean usb2;
  boolean stalled;
  boolean garbled;
  boolean wild;
  int packetsToLose;
  int jpegsToCorrupt;
}
