package dev.attest.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Trail files as a trail writes them that records data events too: of five events one is of an
/// identity service.
final class MixedTrail {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
    private static final int OTHERS = 4;
    private static final int BUFFER = 65_536;
    // Nearly all data events of an account come from a few workloads.
    private static final int WORKLOADS = 6;
    private static final Set<String> IDENTITY =
            Set.of(
                    "iam.amazonaws.com",
                    "sts.amazonaws.com",
                    "signin.amazonaws.com",
                    "sso.amazonaws.com");

    private static final List<String> CALLS =
            List.of(
                    "s3 GetObject {\"bucketName\":\"lake-prod\",\"Host\":\"lake-prod.s3.eu-central-1.amazonaws.com\",\"key\":\"year=2026/month=03/part-%1$d.parquet\",\"x-amz-request-payer\":\"requester\"}",
                    "s3 PutObject {\"bucketName\":\"lake-prod\",\"Host\":\"lake-prod.s3.eu-central-1.amazonaws.com\",\"key\":\"in/%1$d.json.gz\",\"x-amz-server-side-encryption\":\"aws:kms\"}",
                    "kms Decrypt {\"encryptionContext\":{\"aws:s3:arn\":\"arn:aws:s3:::lake-prod/in/%1$d\"},\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}",
                    "ec2 DescribeInstances {\"maxResults\":1000,\"instancesSet\":{},\"filterSet\":{\"items\":[{\"name\":\"tag:team\",\"valueSet\":{\"items\":[{\"value\":\"team-%1$d\"}]}}]}}",
                    "lambda Invoke {\"functionName\":\"arn:aws:lambda:eu-central-1:111122223333:function:job-%1$d\",\"invocationType\":\"Event\",\"clientContext\":null}");

    private final Random random;

    MixedTrail(long seed) {
        random = new Random(seed);
    }

    /// Writes a file beside each given one: its identity events, and four others after each.
    ///
    /// @return the files
    List<Path> write(List<Path> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Path file : files) {
            Path target = folder.resolve(written.size() + "-" + file.getFileName());
            if (mix(file, target) > 0) {
                written.add(target);
            } else {
                Files.delete(target);
            }
        }
        return written;
    }

    private int mix(Path file, Path target) throws IOException {
        int identity = 0;
        try (JsonParser in =
                        JSON.createParser(new GZIPInputStream(Files.newInputStream(file), BUFFER));
                OutputStream packed = new GZIPOutputStream(Files.newOutputStream(target), BUFFER);
                JsonGenerator out = JSON.createGenerator(packed)) {
            out.writeStartObject();
            out.writeArrayFieldStart("Records");
            while (in.nextToken() != JsonToken.START_ARRAY) {
                // on to the records
            }
            while (in.nextToken() == JsonToken.START_OBJECT) {
                JsonNode record = JSON.readTree(in);
                if (IDENTITY.contains(record.path("eventSource").asText())) {
                    identity++;
                    JSON.writeTree(out, record);
                    for (int i = 0; i < OTHERS; i++) {
                        out.writeRawValue(other(record));
                    }
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return identity;
    }

    private String other(JsonNode beside) {
        String[] call = CALLS.get(random.nextInt(CALLS.size())).split(" ", 3);
        String account = beside.path("recipientAccountId").asText();
        int role = random.nextInt(WORKLOADS);
        return """
        {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE%1$d:job-%1$d",\
        "arn":"arn:aws:sts::%2$s:assumed-role/workload-%1$d/job-%1$d","accountId":"%2$s","accessKeyId":"ASIAEXAMPLE%1$d",\
        "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE%1$d",\
        "arn":"arn:aws:iam::%2$s:role/workload-%1$d","accountId":"%2$s","userName":"workload-%1$d"},\
        "attributes":{"creationDate":"2026-03-01T00:00:00Z","mfaAuthenticated":"false"}}},\
        "eventTime":"%3$s","eventSource":"%4$s.amazonaws.com","eventName":"%5$s","awsRegion":"%6$s",\
        "sourceIPAddress":"10.0.%7$d.%8$d","userAgent":"[aws-sdk-java/2.35.0 Linux/6.1 OpenJDK_64-Bit_Server_VM/25]",\
        "requestParameters":%9$s,"responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4",\
        "CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,"bytesTransferredOut":%10$d},\
        "requestID":"%11$s","eventID":"%11$s","readOnly":true,"eventType":"AwsApiCall","managementEvent":false,\
        "recipientAccountId":"%2$s","eventCategory":"Data","tlsDetails":{"tlsVersion":"TLSv1.3",\
        "cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"%4$s.eu-central-1.amazonaws.com"}}\
        """
                .formatted(
                        role,
                        account,
                        beside.path("eventTime").asText(),
                        call[0],
                        call[1],
                        beside.path("awsRegion").asText(),
                        random.nextInt(256),
                        random.nextInt(256),
                        call[2].formatted(random.nextInt(1_000_000)),
                        random.nextInt(1 << 20),
                        new UUID(random.nextLong(), random.nextLong()));
    }
}
