package dev.attest.sample.trail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one record tells, beside who did it.
///
/// @param source service prefix such as `iam`
/// @param request JSON text; null is written as `null`
/// @param additional JSON text of `additionalEventData`
/// @param details JSON text of `serviceEventDetails`; set for events a service reports by itself
record Happening(
        Instant time,
        String region,
        String source,
        String name,
        boolean read,
        boolean data,
        @Nullable String request,
        @Nullable String response,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String additional,
        @Nullable String details) {

    static Happening of(Instant time, String region, String source, String name, boolean read) {
        return new Happening(
                time, region, source, name, read, false, null, null, null, null, null, null);
    }

    Happening asked(@Nullable String json) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                data,
                json,
                response,
                errorCode,
                errorMessage,
                additional,
                details);
    }

    Happening answered(@Nullable String json) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                data,
                request,
                json,
                errorCode,
                errorMessage,
                additional,
                details);
    }

    Happening refused(@Nullable String code, String message) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                data,
                request,
                null,
                code,
                message,
                additional,
                details);
    }

    Happening with(String additionalData) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                data,
                request,
                response,
                errorCode,
                errorMessage,
                additionalData,
                details);
    }

    Happening reportedByService(String json) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                data,
                request,
                response,
                errorCode,
                errorMessage,
                additional,
                json);
    }

    Happening onData(boolean dataEvent) {
        return new Happening(
                time,
                region,
                source,
                name,
                read,
                dataEvent,
                request,
                response,
                errorCode,
                errorMessage,
                additional,
                details);
    }
}
