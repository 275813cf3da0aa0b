package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON text with holes; split once, filled millions of times.
final class Template {

    private static final Pattern HOLE =
            Pattern.compile(
                    "@(service|sessionArn|region|account|login|role|uuid|hex17|key16|key17)");

    private final List<String> texts = new ArrayList<>();
    private final List<String> holes = new ArrayList<>();

    Template(String json) {
        Matcher matcher = HOLE.matcher(json);
        int start = 0;
        while (matcher.find()) {
            texts.add(json.substring(start, matcher.start()));
            holes.add(matcher.group(1));
            start = matcher.end();
        }
        texts.add(json.substring(start));
    }

    /// @param service the business service that this record is about
    String fill(Caller caller, String region, String service, Dice dice) {
        StringBuilder out = new StringBuilder(256);
        for (int i = 0; i < holes.size(); i++) {
            out.append(texts.get(i));
            out.append(value(holes.get(i), caller, region, service, dice));
        }
        return out.append(texts.getLast()).toString();
    }

    private static String value(
            String hole, Caller caller, String region, String service, Dice dice) {
        return switch (hole) {
            case "service" -> service;
            case "sessionArn" ->
                    caller.target().replace(":iam:", ":sts:").replace(":role/", ":assumed-role/");
            case "region" -> region;
            case "account" -> caller.accountId();
            case "login" -> caller.login();
            case "role" -> caller.target();
            case "uuid" -> dice.uuid();
            case "hex17" -> dice.hex(17);
            case "key16" -> dice.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
            case "key17" -> dice.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17);
            default -> throw new IllegalStateException("no value for @" + hole);
        };
    }
}
