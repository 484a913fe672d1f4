package org.kaologin.admin.enrol;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;

/** A short tone for whoever looks away from the screen while turning. */
final class Chime {
  private static final float RATE = 44100;
  private static final double HERTZ = 880;
  private static final double SECONDS = 0.12;
  private static final double LOUDNESS = 0.25;

  private Chime() {}

  /** Sounds, if this computer can; a computer without a loudspeaker stays silent. */
  static void sound() {
    Thread thread = new Thread(Chime::play, "kao-admin-chime");
    thread.setDaemon(true);
    thread.start();
  }

  private static void play() {
    byte[] tone = tone();
    try {
      Clip clip = AudioSystem.getClip();
      clip.addLineListener(
          event -> {
            if (event.getType().equals(LineEvent.Type.STOP)) {
              clip.close();
            }
          });
      clip.open(new AudioFormat(RATE, 8, 1, true, false), tone, 0, tone.length);
      clip.start();
    } catch (LineUnavailableException | IllegalArgumentException e) {
      System.getLogger(Chime.class.getName())
          .log(System.Logger.Level.DEBUG, "no sound: {0}", e.getMessage());
    }
  }

  /** It swells and fades, so that it does not click. */
  private static byte[] tone() {
    byte[] tone = new byte[(int) (SECONDS * RATE)];
    for (int i = 0; i < tone.length; i++) {
      double swell = Math.sin(Math.PI * i / tone.length);
      double wave = Math.sin(2 * Math.PI * HERTZ * i / RATE);
      tone[i] = (byte) (Byte.MAX_VALUE * LOUDNESS * swell * wave);
    }
    return tone;
  }
}
