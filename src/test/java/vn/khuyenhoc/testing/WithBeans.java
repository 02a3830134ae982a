package vn.khuyenhoc.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.springframework.test.context.TestContextManager;

/** Gives the properties of a class the beans of the application that it says it runs against, as Spring gives them to tests. */
public class WithBeans implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) throws Exception {
        new TestContextManager(context.containerClass()).prepareTestInstance(context.testInstance());
        return property.execute();
    }

    /** From the class to its properties. */
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** Around what a class does itself before and after its properties, which stands at -10. */
    @Override
    public int aroundPropertyProximity() {
        return -20;
    }
}
