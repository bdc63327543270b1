package io.datasync.bench.worker;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.smallrye.config.SmallRyeConfig;
import java.sql.SQLException;
import java.time.Duration;

/// The pool of connections that the framework makes from the worker's settings.
final class Connections {
    private static final String JDBC = "quarkus.datasource.jdbc.";
    private static final String PROPERTY = JDBC + "additional-jdbc-properties.";

    private Connections() {}

    static AgroalDataSource pool(SmallRyeConfig config) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool -> sized(config, pool)));
    }

    private static AgroalConnectionPoolConfigurationSupplier sized(
            SmallRyeConfig config, AgroalConnectionPoolConfigurationSupplier pool) {
        return pool.maxSize(config.getValue(JDBC + "max-size", Integer.class))
                .minSize(config.getValue(JDBC + "min-size", Integer.class))
                .acquisitionTimeout(time(config, "acquisition-timeout"))
                .idleValidationTimeout(time(config, "foreground-validation-interval"))
                .validationTimeout(time(config, "background-validation-interval"))
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration(factory -> described(config, factory));
    }

    private static Duration time(SmallRyeConfig config, String name) {
        return config.getValue(JDBC + name, Duration.class);
    }

    private static AgroalConnectionFactoryConfigurationSupplier described(
            SmallRyeConfig config, AgroalConnectionFactoryConfigurationSupplier factory) {
        config.getPropertyNames()
                .forEach(
                        name -> {
                            if (name.startsWith(PROPERTY)) {
                                factory.jdbcProperty(
                                        name.substring(PROPERTY.length()),
                                        config.getValue(name, String.class));
                            }
                        });
        return factory.jdbcUrl(config.getValue(JDBC + "url", String.class))
                .principal(
                        new NamePrincipal(
                                config.getValue("quarkus.datasource.username", String.class)))
                .credential(
                        new SimplePassword(
                                config.getValue("quarkus.datasource.password", String.class)));
    }
}
