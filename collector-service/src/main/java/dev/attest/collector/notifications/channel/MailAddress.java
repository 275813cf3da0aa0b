package dev.attest.collector.notifications.channel;

import java.util.regex.Pattern;

/// An address of mail: plain, without a name, and nothing that a header could be broken with.
final class MailAddress {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

    private MailAddress() {}

    /// @throws IllegalArgumentException when it is none
    static String checked(String setting, String address) {
        if (!PLAIN.matcher(address).matches()) {
            throw new IllegalArgumentException(setting + " names no address of mail");
        }
        return address;
    }
}
