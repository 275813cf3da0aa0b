package dev.attest.cli.stack;

import dev.attest.cli.home.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One of the services, or the console: a Quarkus application in a JVM of its own.
record ServicePart(Shape shape, Installation installation, ServiceConfiguration configuration)
        implements Part {

    /// What tells one service from another.
    record Shape(String name, String module, int port, Size size, Set<String> needs) {
        ServicePart part(Installation installation, ServiceConfiguration configuration) {
            return new ServicePart(this, installation, configuration);
        }
    }

    /// How much of the machine a service takes.
    enum Size {
        SMALL("-Xms24m", "-Xmx160m", "-XX:TieredStopAtLevel=1"),
        LARGE("-Xms24m", "-Xmx320m", "-XX:TieredStopAtLevel=1"),
        /// Works through millions of records: worth compiling well, and with a young generation
        /// that holds all that is on its way, so that memory does not grow with what was read. A
        /// method that takes the compiler more than 32 MiB, which some do by chance and nobody gets
        /// back, stays as it was compiled first.
        BUSY(
                "-Xms128m",
                "-Xmx320m",
                "-Xmn96m",
                "-XX:SurvivorRatio=2",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=MemLimit,*.*,32m~stop");

        private final List<String> options;

        Size(String... options) {
            this.options = List.of(options);
        }
    }

    @Override
    public String name() {
        return shape.name();
    }

    @Override
    public String title() {
        return shape.name();
    }

    @Override
    public String version() {
        return Installation.version("attest");
    }

    @Override
    public List<Integer> ports() {
        return List.of(shape.port());
    }

    @Override
    public Set<String> needs() {
        return shape.needs();
    }

    @Override
    public Launch prepare(Errands errands) throws IOException {
        Path jar = installation.service(shape.module());
        if (!Files.exists(jar)) {
            throw new IOException("is not built: " + jar + " is missing");
        }
        Path properties = configuration.write(shape.name(), shape.port());
        List<String> command = new ArrayList<>();
        command.add(installation.java());
        command.addAll(shape.size().options);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:MaxHeapFreeRatio=30",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:ReservedCodeCacheSize=96m",
                        "-XX:+ExitOnOutOfMemoryError",
                        // schedules and reports are written in UTC, wherever the machine stands
                        "-Duser.timezone=UTC",
                        "-Djava.io.tmpdir=" + configuration.scratch(shape.name()),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dsmallrye.config.locations=" + properties.toUri(),
                        "-jar",
                        jar.toString()));
        return Launch.of(command);
    }

    @Override
    public boolean ready() {
        return new HttpProbe(URI.create("http://127.0.0.1:" + shape.port() + "/q/health/ready"))
                .answers();
    }
}
