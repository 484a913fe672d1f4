package org.kaologin.agent.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.newsclub.net.unix.AFUNIXSocket;

/** Takes connections in and has each answered on a thread of its own, up to a limit. */
public final class Server implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Server.class.getName());
  private static final int STOP_SECONDS = 5;
  private static final int MOMENT_MILLIS = 200;

  /** After a failure to accept: it may last, such as too many open files. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ListeningSocket listening;
  private final ServerLimits limits;
  private final RequestHandler handler;
  private final Admission admission;
  private final ExecutorService pool;
  private final ScheduledThreadPoolExecutor alarms;
  private final Thread acceptor = new Thread(this::acceptAll, "kao-accept");
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile boolean stopping;

  private Server(ListeningSocket listening, ServerLimits limits, RequestHandler handler) {
    this.listening = listening;
    this.limits = limits;
    this.handler = handler;
    this.admission = new Admission(limits);
    // Bounded by admission alone: a thread is free a moment later than its client's place is.
    this.pool = Executors.newCachedThreadPool(named("kao-request"));
    this.alarms = new ScheduledThreadPoolExecutor(1, named("kao-alarm"));
    alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * Starts to answer.
   *
   * @param listening is the server's from now on
   */
  public static Server start(
      ListeningSocket listening, ServerLimits limits, RequestHandler handler) {
    Server server = new Server(listening, limits, handler);
    server.acceptor.start();
    return server;
  }

  private static ThreadFactory named(String name) {
    ThreadFactory threads = Executors.defaultThreadFactory();
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setName(name);
      return thread;
    };
  }

  /** Goes on whatever happens to one connection: without this thread nobody would be answered. */
  private void acceptAll() {
    while (!stopping) {
      try {
        AFUNIXSocket socket = listening.accept();
        try {
          admit(socket);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
          socket.close();
          LOG.log(Level.WARNING, "a connection could not be taken in: {0}", e.toString());
        }
      } catch (IOException e) {
        if (!stopping) {
          LOG.log(Level.WARNING, "no connection can be taken in: {0}", e.toString());
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void admit(AFUNIXSocket socket) throws IOException {
    Connection connection = new Connection(socket, limits, alarms);
    if (stopping) {
      connection.close();
      return;
    }
    if (!admission.enter(connection.peer())) {
      turnAway(connection);
      return;
    }
    connections.add(connection);
    try {
      pool.execute(() -> serve(connection));
    } catch (RuntimeException | OutOfMemoryError e) { // no thread can be had
      left(connection);
      throw e;
    }
  }

  private void left(Connection connection) {
    connections.remove(connection);
    admission.leave(connection.peer());
  }

  /**
   * Refuses. The connection stays open for a moment, because a client that is still about to send
   * its request would find it closed and not look for an answer.
   */
  private void turnAway(Connection connection) throws IOException {
    boolean room = turnedAway.incrementAndGet() <= limits.connections();
    try {
      // Its send buffer is empty, so this does not wait.
      connection.send(new Reply.Refused(RefusalCode.BUSY, "too many requests at once"));
    } finally {
      long millis = room && !stopping ? MOMENT_MILLIS : 0;
      Future<?> unused = alarms.schedule(() -> farewell(connection), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void farewell(Connection connection) {
    turnedAway.decrementAndGet();
    try {
      connection.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client went away", e);
    }
  }

  /** Whoever sees that the connection is closed finds its place free. */
  private void serve(Connection connection) {
    try (connection) {
      try {
        new Exchange(connection, handler).run();
      } finally {
        left(connection);
      }
    } catch (IOException e) {
      // The client is gone, or was cut off; that is its own affair.
      LOG.log(Level.DEBUG, "a client went away", e);
    }
  }

  /**
   * Stops: takes nothing more in, ends what is under way, and lets go of the socket. Safe to call
   * again.
   */
  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    listening.close();
    try {
      acceptor.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      connections.forEach(Connection::cutOff);
      pool.shutdown();
      if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a request does not end; it is interrupted");
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
    alarms.shutdown(); // what is still waiting ends in a moment
  }
}
