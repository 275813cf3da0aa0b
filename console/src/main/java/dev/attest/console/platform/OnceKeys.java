package dev.attest.console.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Keys made with a form: sending the form twice does the thing once.
@ApplicationScoped
public class OnceKeys {

    private static final int BYTES = 16;

    private final SecureRandom random;

    OnceKeys(SecureRandom random) {
        this.random = random;
    }

    public String make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
