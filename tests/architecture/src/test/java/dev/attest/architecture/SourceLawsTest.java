package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLawsTest {

    private static final String CLOSED =
            "enum Colour { RED, GREEN }\n"
                    + "sealed interface Shape { record Dot() implements Shape {}"
                    + " record Line(int length) implements Shape {} }\n";

    @Test
    void shouldKeepFilesAndMethodsShort() {
        List<ParsedSource> sources = ParsedSource.of(House.sources());

        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources.stream().flatMap(source -> SourceLaws.tooLong(source).stream()))
                .as("Files over 500 and methods over 40 lines are never read as a whole.")
                .isEmpty();
    }

    @Test
    void shouldFindALongFile() {
        String text = "class Long {\n" + "    // line\n".repeat(499) + "}\n";

        assertThat(SourceLaws.tooLong(ParsedSource.of("Long.java", text)))
                .containsExactly("/Long.java has 501 lines");
    }

    @Test
    void shouldFindALongMethod() {
        String text = "class C {\n void m() {\n" + "  ;\n".repeat(41) + " }\n}\n";

        assertThat(SourceLaws.tooLong(ParsedSource.of("C.java", text)))
                .containsExactly("/C.java.m has 41 lines");
    }

    @Test
    void shouldNotHideNewMembersBehindDefault() {
        List<ParsedSource> production =
                ParsedSource.of(
                        House.productionModules().stream()
                                .flatMap(m -> House.files(m.resolve("src/main"), ".java").stream())
                                .toList());
        var closed = new ClosedTypes(production);

        assertThat(production).hasSizeGreaterThan(150);
        assertThat(production.stream().flatMap(s -> closed.switchesWithDefault(s).stream()))
                .as("A new enum constant or sealed member must not compile until it is dealt with.")
                .isEmpty();
    }

    @Test
    void shouldFindDefaultOverAnEnumOrASealedType() {
        assertThat(defaults("switch (c) { case RED -> 1; default -> 2; }"))
                .containsExactly("/C.java: default in a switch over Colour");
        assertThat(defaults("switch (s) { case Shape.Dot _ -> 1; default -> 2; }"))
                .containsExactly("/C.java: default in a switch over Shape");
        assertThat(defaults("switch (s) { case Line(int l) -> l; case null, default -> 2; }"))
                .containsExactly("/C.java: default in a switch over Shape");
    }

    @Test
    void shouldLetOpenTypesHaveADefault() {
        assertThat(defaults("switch (t) { case \"RED\" -> 1; default -> 2; }")).isEmpty();
        assertThat(defaults("switch (o) { case String s -> 1; default -> 2; }")).isEmpty();
        assertThat(defaults("switch (c) { case RED -> 1; case GREEN -> 2; }")).isEmpty();
    }

    private static List<String> defaults(String expression) {
        ParsedSource source =
                ParsedSource.of(
                        "C.java",
                        CLOSED
                                + "class C { int m(Colour c, Shape s, String t, Object o) {"
                                + " return "
                                + expression
                                + "; } }");
        return new ClosedTypes(List.of(source)).switchesWithDefault(source);
    }
}
