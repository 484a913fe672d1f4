package org.kaologin.agent.bus;

import java.util.List;

/**
 * A method to call.
 *
 * @param destination who is called
 * @param path the object
 * @param interfaceName the interface
 * @param member the method
 * @param types the arguments' types, as sd_bus_message_append(3) writes them
 * @param arguments the arguments in that function's order, with the counts of arrays and the types
 *     of variants: texts, and whole numbers of the width that their type has
 */
public record Call(
    String destination,
    String path,
    String interfaceName,
    String member,
    String types,
    List<Object> arguments) {
  public Call {
    arguments = List.copyOf(arguments);
  }
}
