using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Repository.Web.Access;

/// <summary>
/// A parameter of an action that its route names is bound from the address alone. The framework would take a field of the form before it: rights would be decided
/// about one thing, and something else be done to it in the name of its address.
/// </summary>
internal sealed class RouteValuesOnly : IActionModelConvention
{
    /// <summary>What may follow the name of a part in a template.</summary>
    private const string Ends = "}:?=";

    public void Apply(ActionModel action)
    {
        var templates = action.Selectors.Concat(action.Controller.Selectors).Select(selector => selector.AttributeRouteModel?.Template ?? "").ToList();
        foreach (var parameter in action.Parameters.Where(parameter => parameter.BindingInfo?.BindingSource is null && templates.Exists(template => Names(template, parameter.ParameterName))))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource = BindingSource.Path;
        }
    }

    private static bool Names(string template, string parameter) =>
        Ends.Any(end => template.Contains($"{{{parameter}{end}", StringComparison.OrdinalIgnoreCase) || template.Contains($"*{parameter}{end}", StringComparison.OrdinalIgnoreCase));
}
