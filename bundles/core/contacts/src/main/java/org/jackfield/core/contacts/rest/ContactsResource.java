package org.jackfield.core.contacts.rest;

import static org.jackfield.api.rest.Paging.DEFAULT_SIZE;
import static org.jackfield.api.rest.Paging.FIRST_PAGE;
import static org.jackfield.api.rest.Paging.PAGE;
import static org.jackfield.api.rest.Paging.SIZE;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ContactsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts over REST. */
@Component(service = RestResource.class)
@Path("contacts")
@RequiresPermission("contacts.view")
public final class ContactsResource implements RestResource {

    private final ContactsComponent contacts;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public ContactsResource(@Reference ContactsComponent contacts, @Reference SecurityService security) {
        this.contacts = contacts;
        this.security = security;
    }

    /** A contact to be written. */
    @Summary("A contact; what is absent is empty")
    public record ContactDraft(
            @Summary("Id of the directory; absent for one's own") UUID directory,
            @Summary("By what its source knows it; absent to make one") String key,
            String name,
            @Summary("At most 5") List<String> numbers,
            @Summary("At most 10") List<String> fields,
            boolean vip,
            String vipText) {

        Contact contact(UUID id, UUID directory) {
            return new Contact(
                    id, directory, key == null || key.isBlank() ? id.toString() : key, name,
                    Objects.requireNonNullElse(numbers, List.of()), Objects.requireNonNullElse(fields, List.of()), vip,
                    vipText);
        }
    }

    /** {@return contacts of the directories that the caller may see} */
    @GET
    @Summary("Contacts of the directories that you may see, by name")
    public ContactPage find(
            @QueryParam("text") @DefaultValue("") @Summary("What a name, number or field contains") String text,
            @QueryParam("directory") @Summary("Id of one directory; absent for all") UUID directory,
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        return desk().search(Optional.ofNullable(directory), text, Paging.of(page, size), by());
    }

    /** {@return who has the number for the caller} */
    @GET
    @Path("match")
    @Summary("Who is behind a number: your own contacts first, then directories, then speed dials")
    public ContactMatch match(@QueryParam("number") @DefaultValue("") String number) {
        return contacts.match(number, ContactService.userOf(by())).orElseThrow(() -> ProblemException.notFound(
                "contacts.contact", number, "Nobody is known by this number.", "Search for a part of it."));
    }

    /** {@return the contact} */
    @GET
    @Path("{contact}")
    @Summary("One contact")
    public Contact get(@PathParam("contact") UUID contact) {
        return desk().contact(contact, by());
    }

    /** {@return the contact} */
    @POST
    @Summary("Adds a contact")
    public Contact add(ContactDraft draft) {
        Subject by = by();
        UUID directory = draft.directory() == null ? desk().personal(by).id() : draft.directory();
        return desk().save(draft.contact(Ids.next(), directory), by, "rest");
    }

    /** {@return the contact} */
    @PUT
    @Path("{contact}")
    @Summary("Changes a contact; it stays in its directory")
    public Contact change(@PathParam("contact") UUID contact, ContactDraft draft) {
        Subject by = by();
        Contact before = desk().contact(contact, by);
        return desk().save(draft.contact(contact, before.directory()), by, "rest");
    }

    /** Removes a contact. */
    @DELETE
    @Path("{contact}")
    @Summary("Removes a contact")
    public void delete(@PathParam("contact") UUID contact) {
        desk().delete(contact, by(), "rest");
    }

    private ContactDesk desk() {
        return contacts.desk();
    }

    private Subject by() {
        return security.check(ContactService.VIEW);
    }
}
