package dev.attest.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as the compiler reads it, without looking at what it refers to.
record ParsedSource(String name, CompilationUnitTree unit, SourcePositions positions) {

    static List<ParsedSource> of(List<Path> files) {
        return parse(files.stream().map(f -> file(f.toString(), House.read(f))).toList());
    }

    static ParsedSource of(String name, String text) {
        return parse(List.of(file(name, text))).getFirst();
    }

    long lines() {
        return lines(unit);
    }

    /// From the line it begins on to the one it ends on.
    long lines(Tree tree) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        return last - first + 1;
    }

    /// What stands between the lines of the braces.
    long linesWithin(Tree block) {
        return Math.max(0, lines(block) - 2);
    }

    private static List<ParsedSource> parse(List<JavaFileObject> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var task =
                (JavacTask)
                        compiler.getTask(
                                null, null, problem -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        var parsed = new ArrayList<ParsedSource>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new ParsedSource(unit.getSourceFile().getName(), unit, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    private static JavaFileObject file(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("file:///" + name.replaceFirst("^/", "")), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
