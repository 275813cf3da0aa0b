package dev.attest.testsupport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// Runs something outside of the class loader of the service that is tested. What a server leaves
/// to the JVM, such as threads, shutdown hooks and metrics, would otherwise keep that loader with
/// all its classes until the last test, once for every profile. The same class outside is another
/// type, so only types of the JDK go in and out.
final class Outside {

    private static final ClassLoader LOADER = ClassLoader.getSystemClassLoader();

    private Outside() {}

    /// Calls a static method without parameters.
    static <T> T call(Class<?> type, String method, Class<T> result) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // threads that start meanwhile have it, too
        thread.setContextClassLoader(LOADER);
        try {
            Method called = Class.forName(type.getName(), true, LOADER).getDeclaredMethod(method);
            called.setAccessible(true);
            return result.cast(called.invoke(null));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getSimpleName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no " + method, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
