package org.jackfield.distribution.agent;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.function.Consumer;
import javax.security.auth.Subject;

/**
 * Lets Karaf 4.4 run on Java 24 and later, where {@code Subject.getSubject} throws and {@code AccessController}
 * carries no subject any more. Two classes get new method bodies as they are loaded:
 *
 * <ul>
 *   <li>{@link Subject}: {@code getSubject}, {@code current} and {@code callAs} go to {@link CurrentSubject};</li>
 *   <li>Karaf's {@code JaasHelper} (each bundle embeds its own copy): {@code doAs} goes to {@code Subject.doAs}.</li>
 * </ul>
 *
 * <p>It can go when the Karaf in use asks {@code Subject.current()} and no longer {@code AccessController}.
 */
public final class SubjectAgent implements ClassFileTransformer {
    private static final String SUBJECT = "javax/security/auth/Subject";
    private static final String KARAF_HELPER = "org/apache/karaf/util/jaas/JaasHelper";

    private static final ClassDesc CD_SUBJECT = ClassDesc.ofInternalName(SUBJECT);
    private static final ClassDesc CD_CURRENT = ClassDesc.of("org.jackfield.distribution.agent.CurrentSubject");
    private static final ClassDesc CD_CALLABLE = ClassDesc.of("java.util.concurrent.Callable");

    /** Bodies by method name and descriptor. */
    private static final Map<String, Consumer<CodeBuilder>> SUBJECT_BODIES = Map.of(
            "getSubject(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;", SubjectAgent::current,
            "current()Ljavax/security/auth/Subject;", SubjectAgent::current,
            "callAs(Ljavax/security/auth/Subject;Ljava/util/concurrent/Callable;)Ljava/lang/Object;",
            SubjectAgent::callAs);

    private static final Map<String, Consumer<CodeBuilder>> KARAF_BODIES = Map.of(
            "doAs(Ljavax/security/auth/Subject;Ljava/security/PrivilegedAction;)Ljava/lang/Object;",
            code -> doAs(code, "java.security.PrivilegedAction"),
            "doAs(Ljavax/security/auth/Subject;Ljava/security/PrivilegedExceptionAction;)Ljava/lang/Object;",
            code -> doAs(code, "java.security.PrivilegedExceptionAction"));

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) throws UnmodifiableClassException {
        instrumentation.addTransformer(new SubjectAgent(), true);
        instrumentation.retransformClasses(Subject.class);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
            byte[] bytes) {
        if (SUBJECT.equals(name)) {
            return replaceBodies(bytes, SUBJECT_BODIES);
        }
        if (KARAF_HELPER.equals(name)) {
            return replaceBodies(bytes, KARAF_BODIES);
        }
        return null;
    }

    private static byte[] replaceBodies(byte[] bytes, Map<String, Consumer<CodeBuilder>> bodies) {
        ClassFile classFile = ClassFile.of();
        ClassTransform transform = (type, element) -> {
            Consumer<CodeBuilder> body = element instanceof MethodModel method ? bodies.get(signature(method)) : null;
            if (body == null) {
                type.with(element);
            } else {
                type.transformMethod((MethodModel) element, withBody(body));
            }
        };
        return classFile.transformClass(classFile.parse(bytes), transform);
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private static MethodTransform withBody(Consumer<CodeBuilder> body) {
        return (method, element) -> {
            if (element instanceof CodeModel) {
                method.withCode(body);
            } else {
                method.with(element);
            }
        };
    }

    private static void current(CodeBuilder code) {
        code.invokestatic(CD_CURRENT, "get", MethodTypeDesc.of(CD_SUBJECT)).areturn();
    }

    private static void callAs(CodeBuilder code) {
        code.aload(0).aload(1)
                .invokestatic(CD_CURRENT, "callAs", MethodTypeDesc.of(CD_Object, CD_SUBJECT, CD_CALLABLE))
                .areturn();
    }

    private static void doAs(CodeBuilder code, String action) {
        code.aload(0).aload(1)
                .invokestatic(CD_SUBJECT, "doAs", MethodTypeDesc.of(CD_Object, CD_SUBJECT, ClassDesc.of(action)))
                .areturn();
    }
}
