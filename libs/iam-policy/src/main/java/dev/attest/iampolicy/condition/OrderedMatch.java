package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The Numeric and the Date operators. Neither takes policy variables.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", Numeric condition
/// operators and Date condition operators.
record OrderedMatch(
        List<BigDecimal> values, Order order, Function<String, @Nullable BigDecimal> reader)
        implements Match {

    private static final int MAX_NUMBER = 100;

    static OrderedMatch numbers(PolicyValues values, Order order) {
        return new OrderedMatch(
                values.read(OrderedMatch::number, "a number"), order, OrderedMatch::number);
    }

    static OrderedMatch moments(PolicyValues values, Order order) {
        return new OrderedMatch(
                values.read(MomentReader::read, "a date"), order, MomentReader::read);
    }

    @Override
    public Truth any(String value, Context context) {
        BigDecimal asked = reader.apply(value);
        if (asked == null) {
            return Truth.NO;
        }
        for (int i = 0; i < values.size(); i++) {
            if (order.allows(asked.compareTo(values.get(i)))) {
                return Truth.YES;
            }
        }
        return Truth.NO;
    }

    /// An integer or decimal number without exponent; null when it is none.
    static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
