package dev.attest.expressions;

import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;

/// Declares functions and binds them, so that neither is forgotten.
record FunctionRegistry(CelBuilder builder) {

    /// A function of one value of any type.
    void add(String name, CelType result, CelFunctionOverload.Unary<Object> function) {
        String overload = name + "_value";
        declare(name, CelOverloadDecl.newGlobalOverload(overload, result, SimpleType.DYN));
        builder.addFunctionBindings(
                CelFunctionBinding.fromOverloads(
                        name, CelFunctionBinding.from(overload, Object.class, function)));
    }

    /// A function of one value of any type and a text.
    void add(String name, CelType result, CelFunctionOverload.Binary<Object, String> function) {
        String overload = name + "_value_text";
        declare(
                name,
                CelOverloadDecl.newGlobalOverload(
                        overload, result, SimpleType.DYN, SimpleType.STRING));
        builder.addFunctionBindings(
                CelFunctionBinding.fromOverloads(
                        name,
                        CelFunctionBinding.from(overload, Object.class, String.class, function)));
    }

    private void declare(String name, CelOverloadDecl overload) {
        builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, overload));
    }
}
