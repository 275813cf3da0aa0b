package dev.attest.awsstub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// AWS on one port of this machine. Which service, region and account a call is for, its signature
/// says; the signature itself is not verified.
public final class AwsStub implements AutoCloseable {

    private final HttpServer server;
    private final StubWorld world;
    private final Credentials credentials;
    private final Map<String, AwsService> services;

    private AwsStub(HttpServer server, StubWorld world) {
        this.server = server;
        this.world = world;
        credentials = new Credentials(world);
        services =
                Map.ofEntries(
                        Map.entry("sts", new StsService(world, credentials)),
                        Map.entry("cloudtrail", new CloudTrailService(world)),
                        Map.entry("organizations", new OrganizationsService(world)),
                        Map.entry("ssm", new SsmService(world)),
                        Map.entry("iam", new IamService(world)),
                        Map.entry("s3", new S3Service(world)),
                        Map.entry("sqs", new SqsService(world)),
                        Map.entry("sns", new SnsService(world)),
                        Map.entry("identitystore", new IdentityStoreService()),
                        Map.entry("sso", new IdentityCenterService()),
                        Map.entry("access-analyzer", new AccessAnalyzerService()),
                        Map.entry("config", new ConfigService()),
                        Map.entry("securityhub", new SecurityHubService()),
                        Map.entry("rds", new RdsService()),
                        Map.entry("ec2", new Ec2Service()));
    }

    /// @param port 0 for any that is free
    public static AwsStub start(int port, StubWorld world) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var stub = new AwsStub(server, world);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", stub::answer);
            server.start();
            return stub;
        } catch (IOException e) {
            throw new IllegalStateException("the stub cannot listen on port " + port, e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public StubWorld world() {
        return world;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Optional<AwsReply> reply = reply(exchange);
        if (reply.isPresent()) {
            send(exchange, reply.get());
        }
    }

    private static void send(HttpExchange exchange, AwsReply reply) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }

    /// Empty when AWS does not answer.
    private Optional<AwsReply> reply(HttpExchange exchange) throws IOException {
        Wire wire = Wire.of(exchange);
        try {
            AwsCall call = AwsCall.of(exchange);
            wire = Wire.of(call);
            return reply(call, wire);
        } catch (AwsFailure e) {
            return Optional.of(AwsReply.failed(wire, e));
        } catch (RuntimeException e) {
            return Optional.of(
                    AwsReply.failed(wire, new AwsFailure(500, "InternalFailure", e.toString())));
        }
    }

    private Optional<AwsReply> reply(AwsCall call, Wire wire) {
        String action = Actions.of(call);
        world.counted(action.substring(action.indexOf(':') + 1));
        if (world.silent(action)) {
            return Optional.empty();
        }
        if (ThreadLocalRandom.current().nextInt(100) < world.limits().brokenPercent()) {
            throw new AwsFailure(503, "ServiceUnavailable", "try again");
        }
        AwsService service = services.get(call.service());
        if (service == null) {
            throw new AwsFailure(400, "UnknownOperationException", call.service());
        }
        StubAccount caller = credentials.callerOf(call, wire == Wire.JSON);
        world.acted(action);
        if (caller.denied(action)) {
            throw denied(wire, caller, action);
        }
        AwsReply answer = service.answer(call, caller);
        delay();
        return Optional.of(answer);
    }

    private static AwsFailure denied(Wire wire, StubAccount caller, String action) {
        String message =
                "arn:aws:sts::%s:assumed-role/reader/session is not authorized to perform: %s"
                        .formatted(caller.id(), action);
        return switch (wire) {
            case JSON -> new AwsFailure(400, "AccessDeniedException", message);
            case EC2 -> new AwsFailure(403, "UnauthorizedOperation", message);
            case QUERY, S3 -> new AwsFailure(403, "AccessDenied", message);
        };
    }

    /// What AWS takes to answer. Calls are counted when they come, not when they are answered.
    private void delay() {
        long least = world.limits().least().toMillis();
        long most = world.limits().most().toMillis();
        if (most <= 0) {
            return;
        }
        try {
            Thread.sleep(
                    Duration.ofMillis(
                            least == most
                                    ? least
                                    : ThreadLocalRandom.current().nextLong(least, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
