package io.datasync.bench.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the worker's singletons through their constructors and producers, each once, as its container does.
final class Assembly {
    private final List<Class<?>> classes;
    private final SmallRyeConfig config;
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    /// @param classes the worker's
    /// @param given   what the framework would bring: connections, a registry of metrics
    Assembly(List<Class<?>> classes, SmallRyeConfig config, Object... given) {
        this.classes = List.copyOf(classes);
        this.config = config;
        Arrays.stream(given).forEach(object -> made.put(object.getClass(), object));
        made.put(SmallRyeConfig.class, config);
    }

    <T> T get(Class<T> type) {
        return type.cast(object(type));
    }

    private Object object(Class<?> type) {
        Optional<Object> known = made.values().stream().filter(type::isInstance).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        if (type.isAnnotationPresent(ConfigMapping.class)) {
            return config.getConfigMapping(type);
        }
        Object object = make(type);
        made.put(object.getClass(), object);
        return object;
    }

    private Object make(Class<?> type) {
        Optional<Class<?>> singleton =
                only(
                        classes.stream()
                                .filter(type::isAssignableFrom)
                                .filter(Assembly::isSingleton)
                                .toList(),
                        type);
        return singleton.isPresent() ? construct(singleton.get()) : produce(type);
    }

    private static boolean isSingleton(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && (type.isAnnotationPresent(Singleton.class)
                        || type.isAnnotationPresent(ApplicationScoped.class));
    }

    private Object produce(Class<?> type) {
        Method producer =
                only(
                                classes.stream()
                                        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                                        .filter(
                                                method ->
                                                        method.isAnnotationPresent(Produces.class)
                                                                && type.isAssignableFrom(
                                                                        method.getReturnType()))
                                        .toList(),
                                type)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "nothing in the worker makes a " + type.getName()));
        Object owner =
                Modifier.isStatic(producer.getModifiers())
                        ? producer.getDeclaringClass()
                        : construct(producer.getDeclaringClass());
        return call(producer, () -> producer.invoke(owner, arguments(producer.getParameters())));
    }

    private Object construct(Class<?> type) {
        List<Constructor<?>> all = List.of(type.getDeclaredConstructors());
        Predicate<Constructor<?>> chosen =
                constructor -> all.size() == 1 || constructor.isAnnotationPresent(Inject.class);
        Constructor<?> constructor = only(all.stream().filter(chosen).toList(), type).orElseThrow();
        return call(
                constructor, () -> constructor.newInstance(arguments(constructor.getParameters())));
    }

    private Object[] arguments(Parameter[] parameters) {
        return Arrays.stream(parameters).map(this::argument).toArray();
    }

    private Object argument(Parameter parameter) {
        ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
        return property == null
                ? object(parameter.getType())
                : config.getValue(property.name(), parameter.getType());
    }

    private static Object call(AccessibleObject member, Call call) {
        member.setAccessible(true);
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(member + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Optional<T> only(List<T> found, Class<?> type) {
        if (found.size() > 1) {
            throw new IllegalStateException(
                    "several make a %s: %s".formatted(type.getName(), found));
        }
        return found.stream().findFirst();
    }

    @FunctionalInterface
    private interface Call {
        Object make() throws ReflectiveOperationException;
    }
}
