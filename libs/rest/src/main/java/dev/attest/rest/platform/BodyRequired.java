package dev.attest.rest.platform;

import dev.attest.rest.ProblemException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/// No operation of ours takes a body that may be missing, so none has to reckon with null.
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyRequired implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.badRequest("body-required", "The body is missing.");
        }
        return body;
    }
}
