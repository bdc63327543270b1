package io.datasync.audit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Brings the records' nullness into their schemas: what is not `@Nullable` is required and never null, what is
/// `@Nullable` is there and may be null, what is left out of the JSON when it is empty is neither.
final class Nullness {
    private static final DotName RECORD = DotName.createSimple(Record.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    private final IndexView index;

    Nullness(IndexView index) {
        this.index = index;
    }

    void apply(Map<String, Schema> schemas) {
        for (ClassInfo shape : index.getAllKnownSubclasses(RECORD)) {
            Schema schema =
                    schemas.get(shape.name().withoutPackagePrefix().replaceAll(".*\\$", ""));
            if (schema != null && describes(schema, shape)) {
                List<String> required = new ArrayList<>();
                apply(schema, shape, required);
                schema.setRequired(required);
            }
        }
    }

    /// Two records may share a simple name; the schema is that of the one whose components it has.
    private static boolean describes(Schema schema, ClassInfo shape) {
        Map<String, Schema> properties = schema.getProperties();
        return properties != null
                && components(shape).stream()
                        .allMatch(
                                component ->
                                        component.hasAnnotation(UNWRAPPED)
                                                || properties.containsKey(nameOf(component)));
    }

    private void apply(Schema schema, ClassInfo shape, List<String> required) {
        for (FieldInfo component : components(shape)) {
            if (component.hasAnnotation(UNWRAPPED)) {
                apply(schema, index.getClassByName(component.type().name()), required);
            } else if (!component.hasAnnotation(INCLUDE)) {
                required.add(nameOf(component));
                Schema property = schema.getProperties().get(nameOf(component));
                if (property != null && component.type().hasAnnotation(NULLABLE)) {
                    schema.addProperty(nameOf(component), orNull(property));
                }
            }
        }
    }

    private static Schema orNull(Schema schema) {
        boolean anything = schema.getRef() == null && schema.getType() == null;
        if (anything) {
            return schema;
        }
        if (schema.getRef() == null) {
            return schema.addType(SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static List<FieldInfo> components(ClassInfo shape) {
        return shape.fieldsInDeclarationOrder().stream()
                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.flags()))
                .toList();
    }

    private static String nameOf(FieldInfo component) {
        AnnotationInstance named =
                component.annotation(
                        DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty"));
        return named == null || named.value() == null ? component.name() : named.value().asString();
    }
}
