package io.datasync.api.openapi;

import io.datasync.api.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/// The head of the OpenAPI document.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Background Data Sync: sync-api",
                        version = "1.0.0",
                        description =
                                "Sync types, runs and records. Requests that change something carry the header"
                                        + " X-Requested-With when they are made with the session cookie.",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "The front door"),
        security = {@SecurityRequirement(name = "session"), @SecurityRequirement(name = "bearer")},
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "session",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.COOKIE,
                                    apiKeyName = "q_session",
                                    description = "Set by /auth/login; encrypted"),
                            @SecurityScheme(
                                    securitySchemeName = "bearer",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT",
                                    description =
                                            "A token of the identity provider with audience datasync")
                        },
                        responses =
                                @APIResponse(
                                        name = "Problem",
                                        description = "A problem, told apart by its code",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                Problem.class)))))
public class ApiDocument extends Application {}
