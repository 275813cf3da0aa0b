package dev.attest.cli.stack;

/// The class path of this process, for another one that runs the same command line.
final class ClassPath {
    private ClassPath() {}

    static String current() {
        // Surefire starts with a jar that only names the others and leaves the real path here.
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", ""));
    }
}
