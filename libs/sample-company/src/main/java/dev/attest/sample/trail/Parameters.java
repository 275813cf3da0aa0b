package dev.attest.sample.trail;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/// Request parameters and answers of planned records.
final class Parameters {

    private Parameters() {}

    /// A flat JSON object of texts.
    ///
    /// @param pairs name, value, name, value …
    static String of(String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a name without a value: " + String.join(", ", pairs));
        }
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            json.append(i == 0 ? "\"" : ",\"").append(pairs[i]).append("\":\"");
            JsonStringEncoder.getInstance().quoteAsString(pairs[i + 1], json);
            json.append('"');
        }
        return json.append('}').toString();
    }

    /// An object that wraps another, as IAM answers.
    static String wrapped(String name, String json) {
        return "{\"" + name + "\":" + json + "}";
    }
}
