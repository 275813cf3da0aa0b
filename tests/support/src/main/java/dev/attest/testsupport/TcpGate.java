package dev.attest.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a program and a server of this machine, and can be shut.
public final class TcpGate implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    /// @param server port of the server behind
    public TcpGate(int server) {
        this.server = server;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// Where programs connect to.
    public int port() {
        return entrance.getLocalPort();
    }

    /// Ends every connection and lets none through any more.
    public void shut() {
        shut = true;
        open.forEach(TcpGate::end);
    }

    public void open() {
        shut = false;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            shut();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket in = entrance.accept();
                if (shut) {
                    in.close();
                } else {
                    join(in, new Socket(InetAddress.getLoopbackAddress(), server));
                }
            } catch (IOException e) {
                // who came has to come again
            }
        }
    }

    private void join(Socket in, Socket out) {
        open.add(in);
        open.add(out);
        Thread.startVirtualThread(() -> pass(in, out));
        Thread.startVirtualThread(() -> pass(out, in));
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side ended
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
