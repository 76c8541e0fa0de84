package dev.tierwise.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A line to a server on this machine that can be cut, or lose everything without a word, and be mended. */
public final class Line implements AutoCloseable {

    private final int to;
    private final int from;
    private final List<Socket> sockets = new ArrayList<>();
    private final Set<Socket> lost = new HashSet<>();
    private volatile boolean frozen;
    private ServerSocket entrance;

    /** @param to the port of the server */
    public Line(int to) throws IOException {
        this.to = to;
        entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        from = entrance.getLocalPort();
        let(entrance);
    }

    /** The port of its near end. */
    public int port() {
        return from;
    }

    /** Ends every connection; there are no new ones until it is mended. */
    public synchronized void cut() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** From now on nothing that is sent arrives, on new connections neither; nobody is told. */
    public void freeze() {
        frozen = true;
    }

    /** New connections work again; those that were there do not. */
    public synchronized void thaw() {
        lost.addAll(sockets);
        frozen = false;
    }

    /** Connections can be made again after it was cut. */
    public synchronized void mend() throws IOException {
        entrance = new ServerSocket(from, 0, InetAddress.getLoopbackAddress());
        let(entrance);
    }

    private void let(ServerSocket in) {
        start(() -> {
            while (true) {
                Socket here = in.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                synchronized (this) {
                    sockets.add(here);
                    sockets.add(there);
                }
                start(() -> pump(here, there));
                start(() -> pump(there, here));
            }
        });
    }

    private void pump(Socket one, Socket other) throws IOException {
        try (InputStream in = one.getInputStream();
                OutputStream out = other.getOutputStream()) {
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (!isLost(one)) {
                    out.write(some, 0, read);
                }
            }
            waitWhileLost(one);
        }
    }

    /** Not even that the other side has gone arrives. */
    private void waitWhileLost(Socket socket) throws IOException {
        while (isLost(socket) && !entrance.isClosed()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    private synchronized boolean isLost(Socket socket) {
        return frozen || lost.contains(socket);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the line is cut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
