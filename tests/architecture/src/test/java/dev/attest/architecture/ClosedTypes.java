package dev.attest.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// The enums and sealed types of the product, and the switches over them that hide a new member
/// behind `default`. Judged by names alone: a switch all of whose labels belong to one closed type
/// is over that type.
final class ClosedTypes {

    // An envelope holds any event, and that type is open, whichever members a reader picks.
    private static final String ANY_EVENT = ".data())";

    private final Map<String, Set<String>> members = new HashMap<>();

    ClosedTypes(List<ParsedSource> sources) {
        sources.forEach(source -> source.unit().accept(new Members(), null));
    }

    /// One line for each such switch.
    List<String> switchesWithDefault(ParsedSource source) {
        var findings = new ArrayList<String>();
        source.unit()
                .accept(
                        new TreeScanner<Void, Void>() {
                            @Override
                            public Void visitSwitch(SwitchTree tree, Void nothing) {
                                judge(tree.getExpression(), tree.getCases());
                                return super.visitSwitch(tree, nothing);
                            }

                            @Override
                            public Void visitSwitchExpression(
                                    SwitchExpressionTree tree, Void nothing) {
                                judge(tree.getExpression(), tree.getCases());
                                return super.visitSwitchExpression(tree, nothing);
                            }

                            private void judge(Tree selector, List<? extends CaseTree> cases) {
                                if (selector.toString().endsWith(ANY_EVENT)) {
                                    return;
                                }
                                closedTypeWithDefault(cases)
                                        .map(type ->
                                                source.name()
                                                        + ": default in a switch over "
                                                        + type)
                                        .ifPresent(findings::add);
                            }
                        },
                        null);
        return findings;
    }

    private Optional<String> closedTypeWithDefault(List<? extends CaseTree> cases) {
        var labels = new HashSet<String>();
        boolean hasDefault = false;
        for (CaseTree branch : cases) {
            for (CaseLabelTree label : branch.getLabels()) {
                hasDefault |= label instanceof DefaultCaseLabelTree;
                labels.add(name(label));
            }
        }
        labels.remove("");
        return hasDefault && !labels.isEmpty()
                ? members.entrySet().stream()
                        .filter(type -> type.getValue().containsAll(labels))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    private static String name(CaseLabelTree label) {
        return switch (label) {
            case ConstantCaseLabelTree constant
                    when constant.getConstantExpression() instanceof IdentifierTree id ->
                    id.getName().toString();
            case PatternCaseLabelTree pattern
                    when pattern.getPattern() instanceof BindingPatternTree binding ->
                    simple(binding.getVariable().getType());
            case PatternCaseLabelTree pattern
                    when pattern.getPattern() instanceof DeconstructionPatternTree record ->
                    simple(record.getDeconstructor());
            case ConstantCaseLabelTree constant
                    when constant.getConstantExpression().getKind() == Tree.Kind.NULL_LITERAL ->
                    "";
            case ConstantCaseLabelTree constant -> "'" + constant.getConstantExpression() + "'";
            default -> "";
        };
    }

    private static String simple(Tree type) {
        String name = type.toString().replaceAll("<.*", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Collects enum constants and the members of sealed types.
    private final class Members extends TreeScanner<Void, Void> {

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = type.getSimpleName().toString();
            if (type.getKind() == Tree.Kind.ENUM) {
                type.getMembers().stream()
                        .filter(member -> member instanceof VariableTree)
                        .map(VariableTree.class::cast)
                        .filter(field -> field.getType().toString().equals(name))
                        .forEach(constant -> add(name, constant.getName().toString()));
            }
            if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
                type.getPermitsClause().forEach(member -> add(name, simple(member)));
                type.getMembers().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .filter(inner -> extendsOrImplements(inner, name))
                        .forEach(inner -> add(name, inner.getSimpleName().toString()));
            }
            return super.visitClass(type, nothing);
        }

        private boolean extendsOrImplements(ClassTree type, String parent) {
            return type.getImplementsClause().stream().anyMatch(t -> simple(t).equals(parent))
                    || (type.getExtendsClause() != null
                            && simple(type.getExtendsClause()).equals(parent));
        }

        private void add(String type, String member) {
            members.computeIfAbsent(type, any -> new HashSet<>()).add(member);
        }
    }
}
