using Microsoft.AspNetCore.Mvc.ModelBinding;
using Repository.Domain.Organisations;
using Repository.Web.Languages;

namespace Repository.Web.Features.Organisations;

/// <summary>What is wrong with an organisation, at the field that can be put right.</summary>
public static class OrganisationProblems
{
    public static void Explain(OrganisationProblem problem, ModelStateDictionary state, Texts texts, string nameField)
    {
        var field = problem switch
        {
            OrganisationProblem.UnknownActorType => "actor",
            OrganisationProblem.UnknownCountry => "country",
            OrganisationProblem.DescriptionTooLong => "description",
            OrganisationProblem.TooManyDomains or OrganisationProblem.NoDomain or OrganisationProblem.OpenDomain => "domains",
            _ => nameField,
        };
        state.AddModelError(field, texts[$"Organisations.Problem{problem}", Organisation.MaxName, Organisation.MaxDescription, Organisation.MaxDomains]);
    }
}
