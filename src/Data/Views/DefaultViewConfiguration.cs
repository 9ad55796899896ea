using Kpi.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Views;

internal sealed class DefaultViewConfiguration : IEntityTypeConfiguration<DefaultViewEntity>
{
    public void Configure(EntityTypeBuilder<DefaultViewEntity> builder)
    {
        builder.ToTable("DefaultView");
        builder.HasKey(d => d.OwnerId);
        builder.HasOne<KpiUser>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<SavedViewEntity>().WithMany().HasForeignKey(d => d.ViewId).OnDelete(DeleteBehavior.Cascade);
    }
}
