package dev.attest.lake;

import java.io.IOException;

/// There is no room on this machine for copies of all the files that are to be read at once.
public final class CopiesFullException extends IOException {

    private static final long serialVersionUID = 1L;

    CopiesFullException(long asked, long room) {
        super(
                "%d bytes of the lake are to be read, and there is room for %d"
                        .formatted(asked, room));
    }
}
