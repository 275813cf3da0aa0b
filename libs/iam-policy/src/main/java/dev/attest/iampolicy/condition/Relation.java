package dev.attest.iampolicy.condition;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an operator asks of a value: the operators without prefix and suffix, but for `Null`.
///
/// `ArnEquals` behaves as `ArnLike`. Source: IAM User Guide, "IAM JSON policy elements: Condition
/// operators".
enum Relation {
    STRING_EQUALS("StringEquals", false, TextMatch::equal),
    STRING_NOT_EQUALS("StringNotEquals", true, TextMatch::equal),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, TextMatch::equalIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, TextMatch::equalIgnoringCase),
    STRING_LIKE("StringLike", false, TextMatch::like),
    STRING_NOT_LIKE("StringNotLike", true, TextMatch::like),
    NUMERIC_EQUALS("NumericEquals", false, values -> OrderedMatch.numbers(values, Order.EQUAL)),
    NUMERIC_NOT_EQUALS(
            "NumericNotEquals", true, values -> OrderedMatch.numbers(values, Order.EQUAL)),
    NUMERIC_LESS_THAN("NumericLessThan", false, values -> OrderedMatch.numbers(values, Order.LESS)),
    NUMERIC_LESS_THAN_EQUALS(
            "NumericLessThanEquals",
            false,
            values -> OrderedMatch.numbers(values, Order.LESS_OR_EQUAL)),
    NUMERIC_GREATER_THAN(
            "NumericGreaterThan", false, values -> OrderedMatch.numbers(values, Order.GREATER)),
    NUMERIC_GREATER_THAN_EQUALS(
            "NumericGreaterThanEquals",
            false,
            values -> OrderedMatch.numbers(values, Order.GREATER_OR_EQUAL)),
    DATE_EQUALS("DateEquals", false, values -> OrderedMatch.moments(values, Order.EQUAL)),
    DATE_NOT_EQUALS("DateNotEquals", true, values -> OrderedMatch.moments(values, Order.EQUAL)),
    DATE_LESS_THAN("DateLessThan", false, values -> OrderedMatch.moments(values, Order.LESS)),
    DATE_LESS_THAN_EQUALS(
            "DateLessThanEquals",
            false,
            values -> OrderedMatch.moments(values, Order.LESS_OR_EQUAL)),
    DATE_GREATER_THAN(
            "DateGreaterThan", false, values -> OrderedMatch.moments(values, Order.GREATER)),
    DATE_GREATER_THAN_EQUALS(
            "DateGreaterThanEquals",
            false,
            values -> OrderedMatch.moments(values, Order.GREATER_OR_EQUAL)),
    BOOL("Bool", false, BoolMatch::of),
    BINARY_EQUALS("BinaryEquals", false, BinaryMatch::of),
    IP_ADDRESS("IpAddress", false, AddressMatch::of),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressMatch::of),
    ARN_EQUALS("ArnEquals", false, ArnMatch::of),
    ARN_LIKE("ArnLike", false, ArnMatch::of),
    ARN_NOT_EQUALS("ArnNotEquals", true, ArnMatch::of),
    ARN_NOT_LIKE("ArnNotLike", true, ArnMatch::of);

    private static final Map<String, Relation> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(each -> each.text, each -> each));

    private final String text;
    private final boolean negated;
    private final Function<PolicyValues, Match> match;

    Relation(String text, boolean negated, Function<PolicyValues, Match> match) {
        this.text = text;
        this.negated = negated;
        this.match = match;
    }

    static Optional<Relation> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /// Whether the value must not match any of the policy's values, instead of one of them.
    boolean negated() {
        return negated;
    }

    Match match(PolicyValues values) {
        return match.apply(values);
    }
}
