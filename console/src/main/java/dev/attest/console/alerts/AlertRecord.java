package dev.attest.console.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.console.api.CollectorApi.ActivityView;
import java.util.List;

/// The record that raised an alert, for those who may read activity.
///
/// @param parameters of the call, each as JSON
/// @param text the whole record
public record AlertRecord(ActivityView activity, List<Parameter> parameters, String text) {

    static AlertRecord of(ActivityView activity, JsonNode record) {
        return new AlertRecord(
                activity,
                record.path("requestParameters").properties().stream()
                        .map(each -> new Parameter(each.getKey(), each.getValue().toPrettyString()))
                        .toList(),
                record.toPrettyString());
    }

    /// One request parameter.
    public record Parameter(String name, String value) {}
}
