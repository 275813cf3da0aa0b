package dev.attest.console.api;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.Objects;

/// Turns "no answer" into [ApiSilent]. A read that did not even connect is tried once more: the
/// service may just have been replaced.
@Answering
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class SilenceInterceptor {

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (ApiRefused e) {
            throw e.by(service(call));
        } catch (ProcessingException e) {
            if (!isRefused(e) || !call.getMethod().isAnnotationPresent(GET.class)) {
                throw new ApiSilent(service(call), e);
            }
        }
        try {
            return call.proceed();
        } catch (ApiRefused e) {
            throw e.by(service(call));
        } catch (ProcessingException e) {
            throw new ApiSilent(service(call), e);
        }
    }

    private static boolean isRefused(ProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static String service(InvocationContext call) {
        return Objects.requireNonNull(
                        call.getMethod().getDeclaringClass().getAnnotation(Answering.class))
                .value();
    }
}
