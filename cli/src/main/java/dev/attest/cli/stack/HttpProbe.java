package dev.attest.cli.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks an address and takes 200 for a yes.
record HttpProbe(URI address) {
    private static final int TIMEOUT_MILLIS = 3_000;

    boolean answers() {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
