package org.kaologin.agent.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.CameraPolicy;
import org.kaologin.agent.policy.Refusal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/**
 * Hands out what the camera sees, as a recording, to who sits in front of it. Nothing of it stays
 * here. Thread-safe.
 */
public final class Recorder {
  private static final Duration FRAME_PATIENCE = Duration.ofSeconds(10);

  private final CameraPolicy policy;
  private final SharedSensor sensor;
  private final Journal journal;
  private final InstantSource clock;

  public Recorder(CameraPolicy policy, SharedSensor sensor, Journal journal, InstantSource clock) {
    this.policy = policy;
    this.sensor = sensor;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Answers a request that the peer may make. That frames are handed out is in the journal before
   * the first is, whatever becomes of the rest.
   */
  public void handle(Request.RecordFrames request, Conversation client)
      throws IOException, InterruptedException {
    Optional<Refusal> objection = policy.objection(client.peer());
    if (objection.isPresent()) {
      refuse(client, RefusalCode.NOT_AUTHORISED, objection.get().reason());
      return;
    }
    try (SharedSensor.Lease lease = sensor.acquire()) {
      CapturedFrame first = next(lease);
      if (note(client, "begun", Map.of("frames", request.frames()))) {
        record(first, request.frames(), lease, client);
        client.send(new Reply.Done());
      } else {
        client.send(new Reply.Refused(RefusalCode.FAILED, "it cannot be noted in the journal"));
      }
    } catch (CaptureException e) {
      refuse(client, RefusalCode.NO_SENSOR, e.getMessage());
    }
  }

  private void refuse(Conversation client, RefusalCode code, String reason) throws IOException {
    note(client, "refused", Map.of("reason", reason));
    client.send(new Reply.Refused(code, reason));
  }

  private boolean note(Conversation client, String outcome, Map<String, Object> details) {
    return journal.note(new Entry(Event.RECORD, client.peer(), "", outcome, details));
  }

  private void record(
      CapturedFrame first, int frames, SharedSensor.Lease lease, Conversation client)
      throws IOException, InterruptedException, CaptureException {
    Map<String, String> notes =
        new TreeMap<>(
            Map.of(
                "source",
                sensor.description().orElse("unknown"),
                "created",
                clock.instant().toString()));
    try (RecordingWriter writer =
        RecordingWriter.to(new Parts(client), first.calibration(), notes)) {
      writer.add(first);
      while (writer.frames() < frames) {
        writer.add(next(lease));
      }
      writer.finish();
    }
  }

  private static CapturedFrame next(SharedSensor.Lease lease)
      throws CaptureException, InterruptedException {
    return lease
        .next(System.nanoTime() + FRAME_PATIENCE.toNanos())
        .orElseThrow(
            () -> new CaptureException(CaptureFailure.STALLED, "no frame came for ten seconds"));
  }

  /** A file that is sent as it is written. */
  private static final class Parts extends OutputStream {
    private static final int LONGEST = 1 << 20;

    private final Conversation client;

    Parts(Conversation client) {
      this.client = client;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int at = offset; at < offset + length; at += LONGEST) {
        int end = Math.min(at + LONGEST, offset + length);
        client.send(new Reply.RecordingPart(Arrays.copyOfRange(bytes, at, end)));
      }
    }
  }
}
