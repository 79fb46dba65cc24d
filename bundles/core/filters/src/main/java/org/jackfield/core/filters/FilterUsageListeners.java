package org.jackfield.core.filters;

import org.jackfield.api.filters.FilterUsage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings those who use filters to the book. Apart from the service, which they need themselves. */
@Component(immediate = true, service = FilterUsageListeners.class)
public final class FilterUsageListeners {

    private final FiltersComponent filters;

    /** Works for this book. */
    @Activate
    public FilterUsageListeners(@Reference FiltersComponent filters) {
        this.filters = filters;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(FilterUsage usage) {
        filters.add(usage);
    }

    void unbind(FilterUsage usage) {
        filters.remove(usage);
    }
}
