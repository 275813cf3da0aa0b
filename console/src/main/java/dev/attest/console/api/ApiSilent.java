package dev.attest.console.api;

/// A service gave no answer: not reachable, or not in time.
public class ApiSilent extends RuntimeException {

    private final String service;

    public ApiSilent(String service, Throwable cause) {
        super(service + " did not answer", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
