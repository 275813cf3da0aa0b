package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The BinaryEquals operator: the bytes are compared. Both sides are given in Base64.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", Binary condition
/// operators.
record BinaryMatch(Set<ByteBuffer> values) implements Match {

    static BinaryMatch of(PolicyValues values) {
        return new BinaryMatch(Set.copyOf(values.read(BinaryMatch::read, "Base64")));
    }

    @Override
    public Truth any(String value, Context context) {
        ByteBuffer bytes = read(value);
        return Truth.of(bytes != null && values.contains(bytes));
    }

    private static @Nullable ByteBuffer read(String text) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
