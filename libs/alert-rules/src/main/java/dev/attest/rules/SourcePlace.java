package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/// Where the address of a caller is, as far as a file of places says: degrees, and a country as
/// that file calls it.
public record SourcePlace(double latitude, double longitude, String country) {

    /// The field of an event in which rules find it.
    public static final String FIELD = "attest.place";

    private static final double EARTH_KM = 6_371;

    public SourcePlace {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on earth: " + latitude + ", " + longitude);
        }
    }

    /// What `event.attest` says of the place; empty when it says nothing.
    static Optional<SourcePlace> in(JsonNode event) {
        JsonNode place = event.path("attest").path("place");
        JsonNode latitude = place.path("latitude");
        JsonNode longitude = place.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? Optional.of(
                        new SourcePlace(
                                latitude.asDouble(),
                                longitude.asDouble(),
                                place.path("country").asText()))
                : Optional.empty();
    }

    /// Puts it where rules look.
    ///
    /// @param ours the field `attest` of an event
    public void putInto(ObjectNode ours) {
        ours.putObject("place")
                .put("latitude", latitude)
                .put("longitude", longitude)
                .put("country", country);
    }

    /// The value by which windows know it; places in one value are less than a kilometre apart.
    String value() {
        return String.format(Locale.ROOT, "%.2f,%.2f", latitude, longitude);
    }

    static SourcePlace ofValue(String value) {
        int comma = value.indexOf(',');
        return new SourcePlace(
                Double.parseDouble(value.substring(0, comma)),
                Double.parseDouble(value.substring(comma + 1)),
                "");
    }

    /// Along the great circle.
    double kilometresTo(SourcePlace other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double square =
                north * north
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(other.latitude))
                                * east
                                * east;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(square)));
    }
}
