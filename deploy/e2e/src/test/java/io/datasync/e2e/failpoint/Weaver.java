package io.datasync.e2e.failpoint;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a call of [Failpoint#reached] at each point, and, when the clock is to be wrong, [ShiftedClock] in place of the
/// JDK's. Of the JDK's classes only.
final class Weaver implements ClassFileTransformer {
    private static final String OURS = "io/datasync/worker/";
    private static final ClassDesc FAILPOINT = of(Failpoint.class);
    private static final ClassDesc CLOCK = of(ShiftedClock.class);
    private static final MethodTypeDesc REACHED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    /// What tells the time: replaced by the method of the same name and type in [ShiftedClock].
    private static final Set<String> TIME =
            Set.of(
                    "java/time/Instant.now",
                    "java/lang/System.currentTimeMillis",
                    "java/time/Clock.systemUTC",
                    "java/time/InstantSource.system");

    private final List<Point> points;

    Weaver(List<Point> points) {
        this.points = points;
    }

    private static ClassDesc of(Class<?> type) {
        return ClassDesc.of(type.getName());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || !name.startsWith(OURS)) {
            return null;
        }
        List<Point> here =
                points.stream().filter(point -> point.internalName().equals(name)).toList();
        if (here.isEmpty() && !ShiftedClock.isShifted()) {
            return null;
        }
        try {
            return woven(loader, here, bytes);
        } catch (RuntimeException e) {
            // The JVM would go on with the class as it was, and say nothing.
            System.err.println("failpoints: " + name + " cannot be woven: " + e);
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    private static byte[] woven(ClassLoader loader, List<Point> here, byte[] bytes) {
        ClassFile files =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        return files.transformClass(
                files.parse(bytes), (builder, element) -> weave(builder, element, here));
    }

    private static void weave(ClassBuilder builder, ClassElement element, List<Point> here) {
        if (!(element instanceof MethodModel method)) {
            builder.with(element);
            return;
        }
        List<Point> points = here.stream().filter(point -> isOf(point, method)).toList();
        if (points.isEmpty() && !ShiftedClock.isShifted()) {
            builder.with(element);
        } else {
            builder.transformMethod(method, MethodTransform.transformingCode(new Code(points)));
        }
    }

    static boolean isOf(Point point, MethodModel method) {
        return method.methodName().equalsString(point.method())
                && method.methodTypeSymbol().parameterCount() == point.parameters();
    }

    private record Code(List<Point> points) implements CodeTransform {
        @Override
        public void atStart(CodeBuilder builder) {
            reach(builder, Point.When.BEFORE);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                reach(builder, Point.When.AFTER);
            }
            if (ShiftedClock.isShifted()
                    && element instanceof InvokeInstruction call
                    && TIME.contains(
                            call.owner().asInternalName() + "." + call.name().stringValue())
                    && call.typeSymbol().parameterCount() == 0) {
                builder.invokestatic(CLOCK, call.name().stringValue(), call.typeSymbol());
            } else {
                builder.with(element);
            }
        }

        private void reach(CodeBuilder builder, Point.When when) {
            for (Point point : points) {
                if (point.when() == when) {
                    builder.loadConstant(point.name()).invokestatic(FAILPOINT, "reached", REACHED);
                }
            }
        }
    }
}
