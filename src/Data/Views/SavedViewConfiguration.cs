using Kpi.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedViewEntity>
{
    public void Configure(EntityTypeBuilder<SavedViewEntity> builder)
    {
        builder.ToTable("SavedView");
        builder.Property(v => v.Owner).HasMaxLength(256);
        builder.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
        builder.HasIndex(v => new { v.OwnerId, v.Page, v.Name }).IsUnique();
        builder.HasIndex(v => v.Shared);
        builder.HasOne<KpiUser>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
