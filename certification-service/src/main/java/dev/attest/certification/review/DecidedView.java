package dev.attest.certification.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The package after decisions, and the items they were about.
public record DecidedView(
        @JsonProperty("package") PackageView reviewPackage, List<ItemView> items) {
    public DecidedView {
        items = List.copyOf(items);
    }
}
