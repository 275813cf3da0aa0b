package dev.attest.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/// How long things may get.
final class SourceLaws {

    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_METHOD = 40;

    private SourceLaws() {}

    static List<String> tooLong(ParsedSource source) {
        var findings = new ArrayList<String>();
        long lines = source.lines();
        if (lines > LONGEST_FILE) {
            findings.add(source.name() + " has " + lines + " lines");
        }
        source.unit()
                .accept(
                        new TreeScanner<Void, CompilationUnitTree>() {
                            @Override
                            public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
                                BlockTree body = method.getBody();
                                if (body != null && source.linesWithin(body) > LONGEST_METHOD) {
                                    findings.add(
                                            source.name()
                                                    + "."
                                                    + method.getName()
                                                    + " has "
                                                    + source.linesWithin(body)
                                                    + " lines");
                                }
                                return super.visitMethod(method, unit);
                            }
                        },
                        source.unit());
        return findings;
    }
}
