package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.TagSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The names of the custom tags. Every change is audited. */
@Component(service = RestResource.class)
@Path("recordings/tags")
@RequiresPermission("recording.view")
public final class TagsResource implements RestResource {

    private final SettingsService settings;
    private final SecurityService security;

    /** Answers for the settings. */
    @Activate
    public TagsResource(@Reference SettingsService settings, @Reference SecurityService security) {
        this.settings = settings;
        this.security = security;
    }

    /** The names of the custom tags. */
    @Summary("The names of the five custom tags, which fields of annotations hold")
    public record TagsDocument(
            @Summary("In order; empty for a tag without a name") List<String> names,
            @Summary("The revision that was read; absent to write over whatever is there") Long revision) {

        static TagsDocument of(Stored<TagSettings> stored) {
            return new TagsDocument(stored.value().names(), stored.revision());
        }
    }

    /** {@return the names} */
    @GET
    @Summary("The names of the custom tags")
    public TagsDocument names() {
        security.check(RecordingPermissions.VIEW);
        return TagsDocument.of(settings.read(TagSettings.TYPE));
    }

    /** {@return the names now} */
    @PUT
    @RequiresPermission("recording.tags")
    @Summary("Names the custom tags; filters, columns and reports show the names at once")
    public TagsDocument name(TagsDocument wanted) {
        TagSettings names = TagSettings.of(wanted.names());
        long revision = wanted.revision() == null ? settings.read(TagSettings.TYPE).revision() : wanted.revision();
        return TagsDocument.of(settings.write(TagSettings.TYPE, revision, names, security.check(TagSettings.CONFIGURE)));
    }
}
