package dev.attest.sample.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.cast.Documents;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calls of every trade, drawn by weight.
final class Calls {

    private final Map<Trade, List<Call>> all = new EnumMap<>(Trade.class);
    private final Map<Trade, List<Call>> regional = new EnumMap<>(Trade.class);

    Calls() {
        JsonNode file = Documents.read("calls.json");
        for (Trade trade : Trade.values()) {
            List<Call> calls = new ArrayList<>();
            for (JsonNode node : file.get(trade.name())) {
                calls.add(call(node));
            }
            all.put(trade, drawn(calls));
            regional.put(trade, drawn(calls.stream().filter(call -> !call.global()).toList()));
        }
    }

    /// Whether the trade has any call that appears outside us-east-1.
    boolean regional(Trade trade) {
        return !list(regional, trade).isEmpty();
    }

    Call pick(Trade trade, boolean home, Dice dice) {
        return dice.pick(list(home ? all : regional, trade));
    }

    private static List<Call> list(Map<Trade, List<Call>> map, Trade trade) {
        return Objects.requireNonNull(map.get(trade), trade.name());
    }

    /// Repeats each call by its weight, so that drawing is one look-up.
    private static List<Call> drawn(List<Call> calls) {
        List<Call> list = new ArrayList<>();
        for (Call call : calls) {
            for (int i = 0; i < call.weight(); i++) {
                list.add(call);
            }
        }
        return List.copyOf(list);
    }

    private static Call call(JsonNode node) {
        return new Call(
                node.get("source").asText(),
                node.get("name").asText(),
                node.get("weight").asInt(),
                node.get("read").asBoolean(),
                node.path("data").asBoolean(),
                template(node.get("request")),
                template(node.get("response")),
                node.hasNonNull("error") ? node.get("error").asText() : null);
    }

    private static @Nullable Template template(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : new Template(node.toString());
    }
}
