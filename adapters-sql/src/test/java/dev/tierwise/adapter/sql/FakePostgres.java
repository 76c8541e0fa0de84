package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The beginning of a PostgreSQL that asks who somebody is, in a way of its choice, and notes everything that it is told. */
final class FakePostgres implements AutoCloseable {

    static final int CLEARTEXT = 3;
    static final int MD5 = 5;
    static final int SILENT = -1;

    private static final String STORE_PASSWORD = "changeit";
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final int way;
    private final ServerSocket entrance;
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final StringBuffer received = new StringBuffer();
    private final Thread thread = new Thread(this::serve);
    private volatile Optional<SSLContext> tls = Optional.empty();

    FakePostgres(int way) throws IOException {
        this.way = way;
        entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    /** Offers TLS with a certificate of its own making. */
    FakePostgres withTls(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=db.example",
                        "-ext",
                        "san=dns:db.example",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        tls = Optional.of(context);
        return this;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Everything that it was told, but requests for encryption. */
    String received() throws InterruptedException, IOException {
        close();
        thread.join();
        return received.toString();
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try (Socket socket = entrance.accept()) {
                sockets.add(socket);
                greet(socket);
            } catch (IOException e) {
                // the other side has gone, or this one is closed
            }
        }
    }

    private void greet(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            byte[] rest = in.readNBytes(length - 2 * Integer.BYTES);
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                note(rest);
                break;
            }
            if (code == SSL_REQUEST && tls.isPresent()) {
                out.writeByte('S');
                out.flush();
                SSLSocket secure = (SSLSocket) tls.get().getSocketFactory().createSocket(socket, null, port(), true);
                secure.setUseClientMode(false);
                greet(secure);
                return;
            }
            out.writeByte('N');
        }
        if (way != SILENT) {
            byte[] salt = new byte[way == MD5 ? Integer.BYTES : 0];
            out.writeByte('R');
            out.writeInt(2 * Integer.BYTES + salt.length);
            out.writeInt(way);
            out.write(salt);
            out.flush();
        }
        note(in.readAllBytes());
    }

    private void note(byte[] bytes) {
        received.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** For the driver: leads every host name to this machine. */
    public static final class ByWayOfLoopback extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress to, int timeout) throws IOException {
                    int port = ((InetSocketAddress) to).getPort();
                    super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UncheckedIOException(new IOException("not for the driver"));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket("", port);
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return createSocket("", port);
        }
    }
}
