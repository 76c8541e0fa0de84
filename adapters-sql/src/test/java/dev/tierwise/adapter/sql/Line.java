package dev.tierwise.adapter.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A line to a server on this machine that can be cut and mended. */
final class Line implements AutoCloseable {

    private final int to;
    private final int from;
    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket entrance;

    Line(int to) throws IOException {
        this.to = to;
        entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        from = entrance.getLocalPort();
        let(entrance);
    }

    int port() {
        return from;
    }

    synchronized void cut() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    synchronized void mend() throws IOException {
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

    private static void pump(Socket one, Socket other) throws IOException {
        try (InputStream in = one.getInputStream();
                OutputStream out = other.getOutputStream()) {
            in.transferTo(out);
        }
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
