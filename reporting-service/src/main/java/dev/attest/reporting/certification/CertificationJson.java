package dev.attest.reporting.certification;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.attest.proof.CanonicalJson;
import dev.attest.reporting.certification.model.CertificationReport;

/// The report as canonical JSON: every member of the model under its own name, instants and
/// durations in ISO 8601. The README of this service lists them.
final class CertificationJson {

    private static final String FORMAT = "attest-access-certification/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    private CertificationJson() {}

    static byte[] render(CertificationReport report) {
        ObjectNode json = MAPPER.valueToTree(report);
        json.put("format", FORMAT);
        json.put("running", report.running());
        json.set("arrows", MAPPER.valueToTree(report.flow().arrows()));
        // Items set aside by an exception: there is no way yet to grant one.
        json.putArray("exceptions");
        return CanonicalJson.write(json);
    }
}
