package dev.attest.cli.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> USUAL =
            Map.of(
                    "principal", "arn:aws:iam::111122223333:user/anna",
                    "action", "s3:GetObject",
                    "resource", "arn:aws:s3:::logs/x");

    private static final Map<String, String> DOCUMENTS =
            Map.ofEntries(
                    Map.entry("READ", statement("'Effect':'Allow','Action':'s3:Get*'")),
                    Map.entry("ALL", statement("'Effect':'Allow','Action':'*'")),
                    Map.entry("DENY", statement("'Effect':'Deny','Action':'*'")),
                    Map.entry(
                            "IF",
                            statement(
                                    "'Effect':'Allow','Action':'S3:getobject','Condition':"
                                            + "{'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}}")),
                    Map.entry(
                            "ANNA",
                            statement(
                                    "'Effect':'Allow','Action':'*','Condition':"
                                            + "{'StringEquals':{'aws:username':'anna'}}")),
                    Map.entry(
                            "LEVEL",
                            statement(
                                    "'Effect':'Allow','Action':'*','Condition':{'NumericEquals':"
                                            + "{'app:level':'5'},'Bool':{'app:on':'true'}}")),
                    Map.entry(
                            "OPEN",
                            statement(
                                    "'Effect':'Allow','Action':'s3:*','Principal':"
                                            + "{'AWS':'arn:aws:iam::111122223333:user/anna'}")),
                    Map.entry(
                            "ANYBODY", statement("'Effect':'Allow','Action':'*','Principal':'*'")),
                    Map.entry("RCP", statement("'Effect':'Allow','Action':'*','Principal':'*'")),
                    Map.entry(
                            "RCPNO", statement("'Effect':'Deny','Action':'s3:*','Principal':'*'")),
                    Map.entry(
                            "TRUST",
                            "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole','Principal':"
                                    + "{'AWS':'arn:aws:iam::111122223333:role/R'}}}"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'identity':[READ]                                        | ALLOW",
                "'identity':[]                                            | IMPLICIT_DENY",
                "'identity':[READ,DENY]                                   | EXPLICIT_DENY",
                "'identity':[READ],'boundary':DENY                        | EXPLICIT_DENY",
                "'identity':[READ],'session':READ                         | ALLOW",
                "'identity':[READ],'scps':[[ALL],[ALL]]                   | ALLOW",
                "'identity':[READ],'scps':[[ALL],[]]                      | IMPLICIT_DENY",
                "'identity':[READ],'scps':[[ALL,DENY]]                    | EXPLICIT_DENY",
                "'identity':[READ],'resourceAccount':'999988887777'       | IMPLICIT_DENY",
                "'identity':[],'resourcePolicy':OPEN                      | ALLOW",
                "'identity':[READ],'resourcePolicy':OPEN,'resourceAccount':'999988887777' | ALLOW",
                "'identity':[IF]                                          | ALLOW_IF",
                "'identity':[IF],'contextComplete':true                   | IMPLICIT_DENY",
                "'identity':[IF],'context':{'aws:SourceIp':'192.0.2.1'}   | ALLOW",
                "'identity':[IF],'context':{'aws:sourceip':['198.51.100.1']} | IMPLICIT_DENY",
                "'identity':[IF],'context':{'aws:SourceIp':[]}            | IMPLICIT_DENY",
                "'identity':[ANNA]                                        | ALLOW",
                "'identity':[ANNA],'contextComplete':true                 | ALLOW",
                "'identity':[ANNA],'context':{'AWS:username':'otto'}      | IMPLICIT_DENY",
                "'identity':[ANNA],'context':{'aws:username':[]}          | IMPLICIT_DENY",
                "'identity':[LEVEL],'context':{'app:level':5,'app:on':true}   | ALLOW",
                "'identity':[LEVEL],'context':{'app:level':1.10,'app:on':true} | IMPLICIT_DENY",
                "'identity':[LEVEL],'context':{'app:level':5,'app:on':false}  | IMPLICIT_DENY",
                "'identity':[READ],'action':'S3:GETOBJECT'                | ALLOW",
                "'identity':[READ],'action':'s3:PutObject'                | IMPLICIT_DENY",
                "'identity':[READ],'rcps':[[RCP]]                         | ALLOW",
                "'identity':[READ],'rcps':[[RCP],[RCPNO]]                 | EXPLICIT_DENY",
                "'identity':null,'scps':null,'boundary':null,'session':null,'context':null,'contextComplete':null,'resourceAccount':null,'resourcePolicy':OPEN | ALLOW",
                "'principal':'logging.s3.amazonaws.com','resourcePolicy':ANYBODY | ALLOW",
                "'principal':'logging.s3.amazonaws.com','resourcePolicy':OPEN | IMPLICIT_DENY",
                "'principal':'logging.s3.amazonaws.com','identity':[ALL]  | IMPLICIT_DENY",
                "'principal':'*','resourcePolicy':ANYBODY                 | ALLOW",
                "'principal':'*','resourcePolicy':OPEN                    | ALLOW_IF",
                "'principal':'arn:aws:sts::111122223333:assumed-role/R/s','identity':[READ] | ALLOW",
                "'principal':'arn:aws:sts::111122223333:assumed-role/R/s','action':'sts:AssumeRole','resource':'arn:aws:iam::111122223333:role/Next','resourcePolicy':TRUST | ALLOW",
                "'identity':[ALL],'action':'sts:AssumeRole','resource':'arn:aws:iam::111122223333:role/Next','resourcePolicy':TRUST | IMPLICIT_DENY",
                "'identity':[ALL],'action':'sts:AssumeRole','resource':'arn:aws:iam::111122223333:role/Next' | ALLOW_IF",
                "'identity':[ALL],'action':'sqs:SendMessage','resource':'arn:aws:sqs:eu-west-1:999988887777:q' | IMPLICIT_DENY",
                "'identity':[ALL],'action':'sqs:SendMessage','resource':'arn:aws:sqs:eu-west-1:999988887777:q','resourcePolicy':ANYBODY | ALLOW",
                "'action':'sqs:SendMessage','resource':'arn:aws:sqs:eu-west-1:999988887777:q','resourcePolicy':ANYBODY | IMPLICIT_DENY",
                "'identity':['%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D'],'unknown':1 | ALLOW"
            })
    void shouldDecideOverAllLayersOfALine(String members, String decision) throws IOException {
        // When
        ExitCode exit = run(line("7", members));

        // Then
        assertThat(notes.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isEqualTo(ExitCode.FINE);
        JsonNode answer = answers().getFirst();
        assertThat(answer.path("id").asText()).isEqualTo("7");
        assertThat(answer.path("decision").asText()).isEqualTo(decision);
        assertThat(answer.path("because").isArray()).isTrue();
    }

    @Test
    void shouldReportABrokenLineByItsNumberAndGoOn() throws IOException {
        // Given
        String good = line("1", "'identity':[READ]");

        // When
        ExitCode exit =
                run(
                        good,
                        "{broken",
                        "[]",
                        "",
                        "{'id':5}".replace('\'', '"'),
                        line("6", "'identity':[{'Statement':{'Effect':'Perhaps'}}]"),
                        line("7", "'identity':READ"),
                        line("8", "'identity':[READ],'context':{'a':{}}"),
                        line("9", "'identity':[READ],'context':{'a':1,'A':2}"),
                        line("10", "'resourceAccount':'12'"),
                        line("11", "'contextComplete':'yes'"),
                        line("12", "'scps':[ALL]"),
                        line("13", "'identity':['{']"),
                        good);

        // Then
        assertThat(exit).isEqualTo(ExitCode.PARTLY_DONE);
        assertThat(answers()).hasSize(2);
        assertThat(notes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(11)
                .anyMatch(note -> note.startsWith("line 2: not JSON"))
                .contains(
                        "line 3: not a JSON object",
                        "line 5: action is no text",
                        "line 7: identity is no list of documents",
                        "line 8: context a is neither a value nor a list of values",
                        "line 9: context has A twice",
                        "line 10: not the id of an account: 12",
                        "line 11: contextComplete is neither true nor false",
                        "line 12: scps[0] is no list of documents")
                .anyMatch(note -> note.startsWith("line 6: identity[0] /Statement/Effect: "))
                .anyMatch(
                        note -> note.startsWith("line 13: identity[0]: the document is not JSON"));
    }

    @Test
    void shouldRefuseWhatALineSaysTwice() throws IOException {
        // When
        run(line("1", "'identity':[READ],'identity':[]"), "{}{}");

        // Then
        assertThat(answers()).isEmpty();
        assertThat(notes.toString(StandardCharsets.UTF_8))
                .contains("line 1: not JSON: Duplicate", "line 2: not JSON: Trailing");
    }

    @Test
    void shouldGoOnAfterALineThatIsNotTextOrTooLong() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        bytes.write("\ufeff".getBytes(StandardCharsets.UTF_8));
        bytes.write((line("1", "'identity':[READ]") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'{', '"', (byte) 0xC3, '"', '}', '\n'});
        bytes.write(" ".repeat(Lines.LONGEST + 1).getBytes(StandardCharsets.UTF_8));
        bytes.write(("\n" + line("5", "'identity':[READ]")).getBytes(StandardCharsets.UTF_8));

        // When
        ExitCode exit = run(bytes.toByteArray());

        // Then
        assertThat(exit).isEqualTo(ExitCode.PARTLY_DONE);
        assertThat(answers())
                .extracting(answer -> answer.path("id").asText())
                .containsExactly("1", "5");
        assertThat(notes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("line 3: not UTF-8", "line 4: longer than 8388608 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "12345678901234567890123",
                "1.10",
                "null",
                "true",
                "'seven'",
                "['a',{'b':1}]"
            })
    void shouldGiveBackTheIdAsItIs(String id) throws IOException {
        // When
        run(
                "{'id':ID,'principal':'*','action':'a:b','resource':'*'}"
                        .replace("ID", id)
                        .replace('\'', '"'));

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "{'id':ID,'decision':'IMPLICIT_DENY'".replace("ID", id).replace('\'', '"'));
    }

    @Test
    void shouldAnswerInTheOrderOfTheLinesAlsoWithoutIds() throws IOException {
        // When
        run(
                line("1", "'identity':[READ]"),
                "{'principal':'*','action':'a:b','resource':'*'}".replace('\'', '"'),
                line("3", "'identity':[IF]"));

        // Then
        assertThat(answers())
                .extracting(answer -> answer.path("id") + " " + answer.path("decision").asText())
                .containsExactly("\"1\" ALLOW", "null IMPLICIT_DENY", "\"3\" ALLOW_IF");
    }

    @Test
    void shouldSayWhichStatementsDecidedAndWhatIsOpen() throws IOException {
        // When
        run(line("1", "'identity':[READ,DENY]"), line("2", "'identity':[IF]"), line("3", ""));

        // Then
        assertThat(answers().get(0).path("because").get(0).toString())
                .isEqualTo(
                        "{'layer':'IDENTITY','policy':'identity[1]','statement':0,'sid':null,'effect':'DENY'}"
                                .replace('\'', '"'));
        assertThat(answers().get(1).path("open").get(0).path("conditions").get(0).asText())
                .isEqualTo("IpAddress aws:SourceIp 192.0.2.0/24");
        assertThat(answers().get(2).path("stoppedBy").asText()).isEqualTo("IDENTITY");
    }

    @Test
    void shouldAnswerBeforeItWaitsForTheNextLine() throws IOException {
        // Given
        byte[] first = (line("1", "'identity':[READ]") + "\n").getBytes(StandardCharsets.UTF_8);
        List<Integer> answeredBefore = new ArrayList<>();
        var in =
                new SequenceInputStream(
                        new ByteArrayInputStream(first),
                        new InputStream() {
                            @Override
                            public int read() {
                                answeredBefore.add(out.size());
                                return -1;
                            }
                        });

        // When
        new Batch(in, out, new PrintStream(notes, true, StandardCharsets.UTF_8)).run();

        // Then
        assertThat(answeredBefore.getFirst()).isPositive();
    }

    private ExitCode run(String... lines) throws IOException {
        return run(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private ExitCode run(byte[] lines) throws IOException {
        return new Batch(
                        new ByteArrayInputStream(lines),
                        out,
                        new PrintStream(notes, true, StandardCharsets.UTF_8))
                .run();
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static String line(String id, String members) {
        String text = members;
        for (var document : DOCUMENTS.entrySet()) {
            text =
                    text.replaceAll(
                            "\\b" + document.getKey() + "\\b",
                            Matcher.quoteReplacement(document.getValue()));
        }
        String whole = "{'id':'" + id + "'" + (text.isEmpty() ? "" : "," + text);
        for (var usual : USUAL.entrySet()) {
            whole +=
                    text.contains("'" + usual.getKey() + "':")
                            ? ""
                            : ",'" + usual.getKey() + "':'" + usual.getValue() + "'";
        }
        return (whole + "}").replace('\'', '"');
    }

    private static String statement(String elements) {
        return "{'Version':'2012-10-17','Statement':{" + elements + ",'Resource':'*'}}";
    }
}
