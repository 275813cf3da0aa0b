package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;

/// Takes the parts of one JSON file as they are read, and makes a reading of them.
interface JsonReader {

    /// A list at the top begins, be it empty.
    void list(String name);

    /// One element of a list at the top.
    void element(String list, int index, JsonNode node);

    /// Anything else at the top.
    void scalar(String name, JsonNode value);

    /// A part of the file cannot be read, or all that follows.
    ///
    /// @param value how it begins, as far as it has a beginning
    void broken(String position, String reason, String value);

    /// The file says more than is read of one.
    void stopped(String position, String reason);

    Reading finish();
}
