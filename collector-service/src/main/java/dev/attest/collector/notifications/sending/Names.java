package dev.attest.collector.notifications.sending;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks up names.
interface Names {

    List<InetAddress> addresses(String host) throws UnknownHostException;
}
